package org.pollwatch.mission;

/** One thing that is voted on; an election day may have several (2023: a list and a district). */
public record Contest(String id, Labels title) {}
