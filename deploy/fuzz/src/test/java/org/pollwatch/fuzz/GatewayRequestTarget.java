package org.pollwatch.fuzz;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.pollwatch.gateway.Arvenia;
import org.pollwatch.gateway.ReportJson;
import org.pollwatch.gateway.ServedGateway;

/** Whole requests to the gateway: paths, query strings, headers, and bytes that are no HTTP. */
final class GatewayRequestTarget implements Target {
    private static final String ROOT = "/v1/missions/" + Arvenia.ID;
    private static final String KEY = "/v1/key/" + ServedGateway.TOKEN + "/missions/" + Arvenia.ID;
    private static final String REPORT = "3f0f5a8e-0000-4000-8000-000000000001";

    private final GatewayUnderFuzz gateway = new GatewayUnderFuzz(it -> it);
    private final Requests requests = new Requests(gateway.port());

    @Override
    public List<byte[]> seeds() {
        List<byte[]> seeds = new ArrayList<>();
        List<String> headers = List.of(
                "Host: 127.0.0.1",
                "Authorization: Bearer " + ServedGateway.TOKEN,
                "Accept-Language: ru,en;q=0.5",
                "If-None-Match: \"x\"",
                "X-OpenRosa-Version: 1.0",
                "Cookie: a=b",
                "Content-Type: application/json; charset=utf-8");
        for (String path : List.of(
                ROOT + "/forms",
                ROOT + "/places?area=AV-N&cursor=x",
                ROOT + "/reports/" + REPORT + "/receipts",
                ROOT + "/queries?since=2026-09-27T10:15:00Z",
                KEY + "/formList?formID=river-2026-voting&verbose=true",
                KEY + "/forms/voting/2026-09-01.xml",
                KEY + "/forms/voting/manifest",
                KEY + "/media/places.csv",
                "/app/%D0%BA/../index.html?x=%zz",
                "/contract/openapi.yaml")) {
            seeds.add(Requests.input("GET " + path, headers, ""));
        }
        seeds.add(Requests.input("HEAD " + KEY + "/submission", headers, ""));
        seeds.add(Requests.input(
                "POST " + ROOT + "/reports", headers, ReportJson.voting().text()));
        seeds.add("!GET / HTTP/1.1\r\nHost: x\r\n\r\nGET /v1 HTTP/1.1\r\nHost: x\r\n\r\nBREW /pot HTCPCP/1.0\r\n\r\n"
                .getBytes(java.nio.charset.StandardCharsets.UTF_8));
        seeds.add(("!POST " + ROOT + "/reports HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer " + ServedGateway.TOKEN
                        + "\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n{\"a\":\r\n"
                        + "ffffffffffffffff\r\n")
                .getBytes(java.nio.charset.StandardCharsets.UTF_8));
        return seeds;
    }

    @Override
    public void take(byte[] input) throws Exception {
        requests.take(input);
        gateway.forget();
    }

    @Override
    public void close() throws IOException {
        requests.close();
        gateway.close();
    }
}
