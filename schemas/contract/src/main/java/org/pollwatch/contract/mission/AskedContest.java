package org.pollwatch.contract.mission;

/** A question of type votes or protocols, and the contest that it names. */
record AskedContest(String question, String contest) {}
