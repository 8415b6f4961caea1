package org.pollwatch.counting.finding;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** A check that looks at the reports about one place or area, and at nothing else. */
interface PlaceRule {

    /** @return by form, the questions that it looks at; a form without any where it looks at the place alone */
    Map<String, Set<String>> questions();

    /** @return what it finds, in any order; a function of the set of facts, not of their order of arrival */
    List<Finding> findings(Scene scene);
}
