package org.pollwatch.gateway.intake;

import java.util.List;

/**
 * Who speaks: what a bearer token stands for.
 *
 * @param code the team's pseudonymous code
 * @param areas ids of the areas whose places the team is shown; empty for all
 */
public record TeamIdentity(String code, List<String> areas) {
    public TeamIdentity {
        areas = List.copyOf(areas);
    }
}
