package org.pollwatch.simulator.plan;

import java.time.Instant;
import java.util.Optional;
import org.pollwatch.mission.Form;
import org.pollwatch.mission.Place;

/**
 * One team at one place, filling one form.
 *
 * @param subject the place's id, or the area's for a form about an area
 * @param place empty for a form about an area
 * @param region the area just below the country, by which true rates differ
 */
record Visit(Form form, String team, String subject, Optional<Place> place, String region, Instant at) {}
