package org.pollwatch.counting;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.pollwatch.counting.Fault.Code;
import org.pollwatch.counting.Submission.Authority;

/**
 * Judges a submission by what stands: the highest revision of a report holds, the first in the log where two say
 * different things under one revision, and headquarters above the team. Order of judgement: invalid, foreign team, lower
 * revision, same revision, headquarters' correction, accepted.
 */
public final class ReportGuard {
    private ReportGuard() {}

    /** What became of a submission. */
    public enum Outcome {
        ACCEPTED,
        DUPLICATE,
        SUPERSEDED,
        CONFLICT,
        REJECTED
    }

    /**
     * What is remembered of a report for the whole campaign; only accepted submissions change it.
     *
     * @param owner the team that first sent it
     * @param hash of the standing revision's content
     */
    @SuppressWarnings("ArrayRecordComponent") // 16 bytes, compared with Arrays.equals
    public record Standing(String owner, Authority authority, long revision, byte[] hash, boolean withdrawn) {}

    /** The verdict and, where there is something to say, why. */
    public record Judgement(Outcome outcome, List<Fault> reasons) {
        private static Judgement of(Outcome outcome) {
            return new Judgement(outcome, List.of());
        }
    }

    /**
     * @param standing empty if no submission of this report was accepted yet
     * @param faults what {@link ReportCheck} found
     */
    public static Judgement judge(Optional<Standing> standing, Submission submission, byte[] hash, List<Fault> faults) {
        if (!faults.isEmpty()) {
            return new Judgement(Outcome.REJECTED, faults);
        }
        return standing.map(it -> judge(it, submission, hash)).orElse(Judgement.of(Outcome.ACCEPTED));
    }

    private static Judgement judge(Standing standing, Submission submission, byte[] hash) {
        boolean byTeam = submission.authority() == Authority.TEAM;
        long revision = submission.report().revision();
        if (byTeam && !submission.team().equals(standing.owner())) {
            Fault foreign = new Fault("reportId", Code.FOREIGN_TEAM, "a report that this team sent first");
            return new Judgement(Outcome.REJECTED, List.of(foreign));
        }
        if (revision < standing.revision()) {
            return Judgement.of(Outcome.SUPERSEDED);
        }
        if (revision == standing.revision()) {
            return Judgement.of(Arrays.equals(hash, standing.hash()) ? Outcome.DUPLICATE : Outcome.CONFLICT);
        }
        if (byTeam && standing.authority() == Authority.HEADQUARTERS) {
            Fault corrected = new Fault(
                    "revision", Code.CORRECTED_BY_HEADQUARTERS, "nothing more: headquarters' correction stands");
            return new Judgement(Outcome.SUPERSEDED, List.of(corrected));
        }
        return Judgement.of(Outcome.ACCEPTED);
    }

    /** @return what stands once the submission is accepted; the owner stays who it was */
    public static Standing accept(Optional<Standing> before, Submission submission, byte[] hash) {
        return new Standing(
                before.map(Standing::owner).orElse(submission.team()),
                submission.authority(),
                submission.report().revision(),
                hash,
                submission.report().withdrawn());
    }
}
