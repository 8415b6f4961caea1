package org.pollwatch.topology;

import java.util.List;
import java.util.Optional;
import org.pollwatch.contract.avro.Finding;
import org.pollwatch.topology.avro.AreaDelta;

/**
 * What one change at a place comes to.
 *
 * @param delta for the place's areas; empty where only facts changed
 * @param findings raised, changed or cleared
 */
record PlaceNews(Optional<AreaDelta> delta, List<Finding> findings) {}
