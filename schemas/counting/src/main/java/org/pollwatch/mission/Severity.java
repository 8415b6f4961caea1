package org.pollwatch.mission;

/** How much a finding weighs with headquarters; a judgement of the mission, written in its checks. */
public enum Severity {
    INFO,
    LOW,
    MEDIUM,
    HIGH
}
