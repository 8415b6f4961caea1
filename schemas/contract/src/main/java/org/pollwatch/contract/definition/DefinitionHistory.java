package org.pollwatch.contract.definition;

import java.util.Collection;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.pollwatch.contract.ContractException;
import org.pollwatch.contract.avro.Definition;
import org.pollwatch.contract.mission.MissionAssembly;
import org.pollwatch.contract.mission.MissionFaults;
import org.pollwatch.contract.mission.MissionSnapshot;
import org.pollwatch.mission.Mission;

/** The revisions of a mission's definition, from pieces that somebody else reads, in the order of their topic. For one thread. */
public final class DefinitionHistory implements Definitions {
    private final RevisionSteps steps = new RevisionSteps();
    private final MissionAssembly assembly = new MissionAssembly();
    private final SortedMap<Long, MissionSnapshot> revisions = new TreeMap<>();

    /** @throws ContractException if the revision that the piece completes cannot be read by this version */
    public void add(Definition piece) {
        steps.add(piece).ifPresent(this::complete);
    }

    private void complete(RevisionSteps.Step step) {
        for (Definition piece : step.changes()) {
            if (piece.getRemoved()) {
                assembly.remove(piece.getKind(), piece.getId());
            } else {
                assembly.put(DefinitionReader.piece(piece));
            }
        }
        try {
            revisions.put(step.revision(), assembly.snapshot(step.revision()));
        } catch (MissionFaults e) {
            throw new ContractException(
                    "definition revision " + step.revision() + " cannot be read by this version", e);
        }
    }

    @Override
    public Optional<Mission> at(long revision) {
        return Optional.ofNullable(revisions.get(revision)).map(MissionSnapshot::mission);
    }

    /** @return the newest complete revision; empty before the first */
    public Optional<MissionSnapshot> newest() {
        return revisions.isEmpty() ? Optional.empty() : Optional.of(revisions.get(revisions.lastKey()));
    }

    /** @return every complete revision, the oldest first */
    public Collection<MissionSnapshot> all() {
        return revisions.values();
    }
}
