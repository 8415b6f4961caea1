package org.pollwatch.gateway.intake;

import java.util.List;
import org.pollwatch.contract.avro.Query;

/** What headquarters asks teams back about their reports. */
public interface Queries {

    /** @return the questions that the team is still to answer, the oldest first */
    List<Query> asked(String mission, String team);
}
