package org.pollwatch.gateway.intake;

import java.util.Optional;

/** Who may report to which mission. */
public interface Teams {

    /** @return the team of the mission that the token stands for; empty if there is none or it was revoked */
    Optional<TeamIdentity> find(String mission, String token);

    /** @return the team of the mission that has the code; empty if there is none or it was revoked */
    Optional<TeamIdentity> byCode(String mission, String code);

    /** @return whether the list is known to be fresh: a gateway that may have missed a revocation refuses all */
    boolean isFresh();
}
