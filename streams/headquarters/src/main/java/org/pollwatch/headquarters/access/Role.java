package org.pollwatch.headquarters.access;

import static org.pollwatch.headquarters.access.Permission.ANALYSE;
import static org.pollwatch.headquarters.access.Permission.ASK;
import static org.pollwatch.headquarters.access.Permission.AUDIT;
import static org.pollwatch.headquarters.access.Permission.CASEWORK;
import static org.pollwatch.headquarters.access.Permission.CORRECT;
import static org.pollwatch.headquarters.access.Permission.ENTER_SERIES;
import static org.pollwatch.headquarters.access.Permission.EXPORT;
import static org.pollwatch.headquarters.access.Permission.FIGURES;
import static org.pollwatch.headquarters.access.Permission.FREEZE;
import static org.pollwatch.headquarters.access.Permission.PUBLIC;
import static org.pollwatch.headquarters.access.Permission.RELEASE;
import static org.pollwatch.headquarters.access.Permission.RELEASED;
import static org.pollwatch.headquarters.access.Permission.REPORTS;
import static org.pollwatch.headquarters.access.Permission.REVIEW;
import static org.pollwatch.headquarters.access.Permission.SQL;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What somebody is at headquarters. This is the one table of roles and permissions. */
public enum Role {
    /** Runs headquarters. */
    ADMIN(EnumSet.allOf(Permission.class)),
    /** Answers for the figures: everything but releasing them. */
    ANALYST(EnumSet.of(
            PUBLIC,
            RELEASED,
            FIGURES,
            REPORTS,
            ANALYSE,
            SQL,
            EXPORT,
            ENTER_SERIES,
            REVIEW,
            CORRECT,
            ASK,
            CASEWORK,
            FREEZE)),
    /** Looks after some areas and their teams, and sees nothing else. */
    REGIONAL_DESK(EnumSet.of(
            PUBLIC, RELEASED, FIGURES, REPORTS, ANALYSE, EXPORT, ENTER_SERIES, REVIEW, CORRECT, ASK, CASEWORK)),
    /** Sees all, changes no report, and decides what is let out. */
    HEAD_OF_MISSION(
            EnumSet.of(PUBLIC, RELEASED, FIGURES, REPORTS, ANALYSE, SQL, EXPORT, CASEWORK, FREEZE, RELEASE, AUDIT)),
    /** Another organisation: what was released, and nothing before. */
    PARTNER(EnumSet.of(PUBLIC, RELEASED));

    @SuppressWarnings("ImmutableEnumChecker") // it is: nobody else holds the set behind it
    private final Set<Permission> permissions;

    Role(Set<Permission> permissions) {
        this.permissions = Collections.unmodifiableSet(permissions);
    }

    public Set<Permission> permissions() {
        return permissions;
    }

    /** @return its name on the wire and at the command line, for example {@code regional_desk} */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @return the role of that name; empty where there is none */
    public static Optional<Role> of(String word) {
        return Arrays.stream(values()).filter(it -> it.word().equals(word)).findFirst();
    }
}
