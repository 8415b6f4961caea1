package org.pollwatch.fuzz;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.pollwatch.gateway.openrosa.UploadTarget;
import org.pollwatch.gateway.sms.SmsTarget;
import org.pollwatch.headquarters.access.DeskTarget;
import org.pollwatch.headquarters.access.SignInTarget;
import org.pollwatch.headquarters.oidc.ProviderAnswerTarget;
import org.pollwatch.topology.RecordTarget;

/** Everything that is fuzzed, by the name that a run is asked for. */
public final class Targets {
    private static final Map<String, Callable<Target>> ALL = new LinkedHashMap<>();

    static {
        ALL.put("report", ReportTarget::new);
        ALL.put("batch", BatchTarget::new);
        ALL.put("openrosa", UploadTarget::new);
        ALL.put("sms", SmsTarget::new);
        ALL.put("attachment", AttachmentTarget::new);
        ALL.put("gateway-requests", GatewayRequestTarget::new);
        ALL.put("headquarters-requests", DeskTarget::new);
        ALL.put("sign-in", SignInTarget::new);
        ALL.put("provider-answer", ProviderAnswerTarget::new);
        ALL.put("sql", SqlTarget::new);
        ALL.put("records", RecordTarget::new);
        ALL.put("workbook", WorkbookTarget::new);
        ALL.put("paper", PaperTarget::new);
        ALL.put("mission", MissionTarget::new);
    }

    private Targets() {}

    /** @return all, or those that the property {@code fuzz.only} names, with commas between them */
    public static Set<String> asked() {
        Set<String> asked = new LinkedHashSet<>(ALL.keySet());
        String only = System.getProperty("fuzz.only", "");
        if (!only.isEmpty()) {
            asked.retainAll(Set.of(only.split(",", -1)));
        }
        return asked;
    }

    /** @return the target, started; the caller closes it */
    public static Target open(String name) throws Exception {
        Callable<Target> maker = ALL.get(name);
        if (maker == null) {
            throw new IllegalArgumentException("fuzz.target: expected one of " + ALL.keySet());
        }
        return maker.call();
    }
}
