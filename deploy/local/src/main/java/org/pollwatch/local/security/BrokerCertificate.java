package org.pollwatch.local.security;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.SslConfigs;
import org.pollwatch.contract.ContractException;

/** Makes a running broker take the certificate that now lies in its file: connections stay, new ones see the new one. */
public final class BrokerCertificate {
    private final Admin admin;

    /** @param admin of somebody who may change a broker's settings */
    public BrokerCertificate(Admin admin) {
        this.admin = admin;
    }

    /**
     * @param broker its node id
     * @param pem where the file is on the broker's machine
     * @throws ContractException if the broker refuses it, for example since it is of another name
     */
    public void reload(int broker, Path pem) {
        List<AlterConfigOp> changes = Stream.of(SecuredSettings.SERVICES, SecuredSettings.PARTNERS)
                .map(it -> "listener.name." + it.toLowerCase(Locale.ROOT) + ".")
                .flatMap(prefix -> Stream.of(
                        new ConfigEntry(prefix + SslConfigs.SSL_KEYSTORE_TYPE_CONFIG, "PEM"),
                        new ConfigEntry(prefix + SslConfigs.SSL_KEYSTORE_LOCATION_CONFIG, pem.toString())))
                .map(it -> new AlterConfigOp(it, AlterConfigOp.OpType.SET))
                .toList();
        ConfigResource resource = new ConfigResource(ConfigResource.Type.BROKER, String.valueOf(broker));
        try {
            admin.incrementalAlterConfigs(Map.of(resource, changes)).all().get();
        } catch (ExecutionException e) {
            throw new ContractException("broker " + broker + " did not take its new certificate", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ContractException("interrupted while a broker took its new certificate", e);
        }
    }
}
