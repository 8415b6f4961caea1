package org.pollwatch.headquarters.access;

import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.TreeMap;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The operations of the OpenAPI document and the permission that each needs. */
final class ApiOperations {
    private ApiOperations() {}

    static Map<String, Permission> read() throws IOException {
        try (InputStream in = ApiOperations.class.getResourceAsStream("/openapi/headquarters.yaml")) {
            Map<String, Permission> operations = new TreeMap<>();
            Map<?, ?> document = (Map<?, ?>) new Load(LoadSettings.builder().build()).loadFromInputStream(in);
            for (Object path : ((Map<?, ?>) document.get("paths")).values()) {
                for (Object operation : ((Map<?, ?>) path).values()) {
                    if (operation instanceof Map<?, ?> it && it.containsKey("operationId")) {
                        operations.put(
                                it.get("operationId").toString(),
                                Permission.of(String.valueOf(it.get("x-permission")))
                                        .orElseThrow());
                    }
                }
            }
            return operations;
        }
    }
}
