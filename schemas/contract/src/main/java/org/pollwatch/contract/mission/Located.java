package org.pollwatch.contract.mission;

/** What was read, and where it stood, so that a check across files can still name file and line. */
record Located<T>(T value, Spot at) {}
