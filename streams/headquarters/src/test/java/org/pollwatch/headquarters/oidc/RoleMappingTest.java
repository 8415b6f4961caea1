package org.pollwatch.headquarters.oidc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pollwatch.headquarters.access.Account;
import org.pollwatch.headquarters.access.Role;
import org.pollwatch.headquarters.access.SignIn;

final class RoleMappingTest {
    private static final String KEYCLOAK =
            """
            roles:
              claim: realm_access.roles
              values:
                hq-admin: admin
                hq-analyst: analyst
                desk-west: {role: regional_desk, areas: [KZ-27, KZ-63]}
                desk-south: {role: regional_desk, areas: KZ-61}
                desk: regional_desk
            areas:
              claim: pollwatch_areas
            """;

    @TempDir
    private Path directory;

    private RoleMapping mapping(String yaml) throws Exception {
        return RoleMapping.read(Files.writeString(directory.resolve("roles.yaml"), yaml));
    }

    private static Map<String, Object> claims(String... roles) {
        return Map.of("preferred_username", "anna", "realm_access", Map.of("roles", List.of(roles)));
    }

    @Test
    void shouldTakeTheFirstLineThatFits() throws Exception {
        Account account = mapping(KEYCLOAK).account(claims("desk-west", "hq-analyst", "offline_access"));
        assertThat(account).isEqualTo(Account.vouchedFor("anna", Role.ANALYST, java.util.Set.of()));
    }

    @Test
    void shouldPutTheAreasOfAllItsLinesTogether() throws Exception {
        Account account = mapping(KEYCLOAK).account(claims("desk-west", "desk-south"));
        assertThat(account.areas()).containsExactlyInAnyOrder("KZ-27", "KZ-63", "KZ-61");
    }

    @Test
    void shouldTakeAreasFromTheirClaimAsListOrWords() throws Exception {
        for (Object areas : List.of(List.of("KZ-11", "KZ-15"), "KZ-11, KZ-15")) {
            Map<String, Object> claims = new java.util.HashMap<>(claims("desk"));
            claims.put("pollwatch_areas", areas);
            assertThat(mapping(KEYCLOAK).account(claims).areas()).containsExactlyInAnyOrder("KZ-11", "KZ-15");
        }
    }

    @Test
    void shouldKeepAnybodyToTheAreasThatTheClaimNames() throws Exception {
        Map<String, Object> claims = new java.util.HashMap<>(claims("hq-analyst"));
        claims.put("pollwatch_areas", "KZ-11");
        assertThat(mapping(KEYCLOAK).account(claims).areas()).containsExactly("KZ-11");
    }

    @Test
    void shouldTranslateGroupsIntoAreas() throws Exception {
        RoleMapping mapping = mapping(
                """
                name: email
                roles:
                  claim: https://example.org/roles
                  values: {Desk Officers: regional_desk}
                areas:
                  claim: groups
                  values:
                    /west: [KZ-27, KZ-63]
                """);
        Account account = mapping.account(Map.of(
                "email",
                "anna@example.org",
                "https://example.org/roles",
                "Desk Officers",
                "groups",
                List.of("/everybody", "/west")));
        assertThat(account.name()).isEqualTo("oidc:anna@example.org");
        assertThat(account.areas()).containsExactlyInAnyOrder("KZ-27", "KZ-63");
    }

    @Test
    void shouldLetNobodyInWhomNoLineFits() throws Exception {
        RoleMapping mapping = mapping(KEYCLOAK);
        assertRefused(mapping, claims("offline_access"), SignIn.Why.NO_ROLE);
        assertRefused(mapping, Map.of("preferred_username", "anna"), SignIn.Why.NO_ROLE);
        assertRefused(
                mapping,
                Map.of("preferred_username", "anna", "realm_access", Map.of("roles", true)),
                SignIn.Why.NO_ROLE);
        assertRefused(mapping, Map.of("preferred_username", "anna", "realm_access", "hq-admin"), SignIn.Why.NO_ROLE);
        assertRefused(mapping, claims("desk"), SignIn.Why.NO_AREAS);
        assertRefused(mapping, Map.of("realm_access", Map.of("roles", "hq-admin")), SignIn.Why.NO_NAME);
    }

    private static void assertRefused(RoleMapping mapping, Map<String, Object> claims, SignIn.Why why) {
        assertThatThrownBy(() -> mapping.account(claims))
                .isInstanceOfSatisfying(
                        SignInRefused.class, it -> assertThat(it.why()).isEqualTo(why));
    }

    @Test
    void shouldNameEveryFaultOfTheFile() {
        assertThatThrownBy(
                        () -> mapping(
                                """
                        roles:
                          values:
                            hq: chief
                            desk: {role: regional_desk, area: KZ-27}
                        area: {claim: groups}
                        """))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("the file: area is not known here")
                .hasMessageContaining("roles.claim: expected a word")
                .hasMessageContaining(
                        "roles.values.hq: expected admin, analyst, regional_desk, head_of_mission or partner")
                .hasMessageContaining("roles.values.desk: area is not known here");
    }

    @Test
    void shouldTakeNoFileThatIsNoYamlOrNamesAWordTwice() {
        for (String text : List.of("", "- a", "{", "roles: {claim: a, values: {hq: admin, hq: partner}}")) {
            assertThatThrownBy(() -> mapping(text)).as(text).isInstanceOf(IllegalArgumentException.class);
        }
    }
}
