package org.pollwatch.headquarters.audit;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.pollwatch.contract.avro.AuditAction;
import org.pollwatch.contract.avro.AuditRecord;

/** The latest of the trail, for who may read it; all of it is in the topic. One thread writes, any may read. */
public final class AuditBoard {
    private static final int KEPT = 50_000;

    private final Deque<AuditRecord> latest = new ArrayDeque<>();

    /** Takes a record of the audit topic. */
    public synchronized void put(AuditRecord record) {
        latest.addLast(record);
        if (latest.size() > KEPT) {
            latest.removeFirst();
        }
    }

    /**
     * @param subject id of what was seen or changed
     * @param limit how many at most
     * @return the latest first
     */
    public synchronized List<AuditRecord> select(
            Optional<String> account, Optional<AuditAction> action, Optional<String> subject, int limit) {
        List<AuditRecord> found = new ArrayList<>();
        Iterator<AuditRecord> records = latest.descendingIterator();
        while (records.hasNext() && found.size() < limit) {
            AuditRecord record = records.next();
            if (account.map(record.getAccount()::equals).orElse(true)
                    && action.map(it -> it == record.getAction()).orElse(true)
                    && subject.map(record.getSubjects()::contains).orElse(true)) {
                found.add(record);
            }
        }
        return found;
    }
}
