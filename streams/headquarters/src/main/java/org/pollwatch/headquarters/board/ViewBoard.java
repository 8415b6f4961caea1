package org.pollwatch.headquarters.board;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.pollwatch.contract.avro.SavedView;

/** The saved views of one mission, everybody's. One thread writes, any may read. */
public final class ViewBoard {
    private static final Comparator<SavedView> BY_NAME = Comparator.comparing(
                    SavedView::getName, String.CASE_INSENSITIVE_ORDER)
            .thenComparing(SavedView::getViewId);

    private final Map<String, SavedView> byId = new ConcurrentHashMap<>();

    /** Takes a record of the saved-views topic. */
    public void put(SavedView view) {
        byId.put(view.getViewId(), view);
    }

    /** Takes a tombstone of the saved-views topic. */
    public void remove(String viewId) {
        byId.remove(viewId);
    }

    public Optional<SavedView> find(String viewId) {
        return Optional.ofNullable(byId.get(viewId));
    }

    /** @return all of them by name */
    public List<SavedView> all() {
        return byId.values().stream().sorted(BY_NAME).toList();
    }

    /** @return how many an account has */
    public long ownedBy(String account) {
        return byId.values().stream()
                .filter(it -> it.getOwner().equals(account))
                .count();
    }
}
