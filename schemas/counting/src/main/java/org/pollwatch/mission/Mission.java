package org.pollwatch.mission;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One observation of one election day by one organisation, as defined at one revision. A snapshot: it never changes.
 */
public final class Mission {
    private final Card card;
    private final long revision;
    private final AreaTree areas;
    private final Map<String, Place> places;
    private final Map<String, Map<String, Form>> forms;
    private final Ballot ballot;
    private final List<PlanEntry> plan;
    private final List<Check> checks;

    /** A mission without ballot, plan and checks. */
    public Mission(Card card, long revision, AreaTree areas, Collection<Place> places, Collection<Form> forms) {
        this(card, revision, areas, places, forms, Ballot.NONE, List.of(), List.of());
    }

    /** @param revision the definition revision that this snapshot stands for; 0 for files not yet published */
    public Mission(
            Card card,
            long revision,
            AreaTree areas,
            Collection<Place> places,
            Collection<Form> forms,
            Ballot ballot,
            List<PlanEntry> plan,
            List<Check> checks) {
        this.card = card;
        this.revision = revision;
        this.areas = areas;
        this.places = new LinkedHashMap<>();
        places.forEach(place -> this.places.put(place.id(), place));
        this.forms = new LinkedHashMap<>();
        forms.stream().sorted(Comparator.comparing(Form::version)).forEach(form -> this.forms
                .computeIfAbsent(form.id(), id -> new LinkedHashMap<>())
                .put(form.version(), form));
        this.ballot = ballot;
        this.plan = List.copyOf(plan);
        this.checks = List.copyOf(checks);
    }

    /** @return the same as published under a revision */
    public Mission at(long published) {
        return new Mission(card, published, areas, places.values(), forms(), ballot, plan, checks);
    }

    public Card card() {
        return card;
    }

    public String id() {
        return card.id();
    }

    public long revision() {
        return revision;
    }

    public AreaTree areas() {
        return areas;
    }

    public Collection<Place> places() {
        return java.util.Collections.unmodifiableCollection(places.values());
    }

    public Optional<Place> place(String id) {
        return Optional.ofNullable(places.get(id));
    }

    /** @return every version of every form */
    public List<Form> forms() {
        return forms.values().stream().flatMap(it -> it.values().stream()).toList();
    }

    /** @return the ids of the forms */
    public List<String> formIds() {
        return List.copyOf(forms.keySet());
    }

    /** @return the versions of a form, the oldest first; empty for an unknown form */
    public List<Form> versions(String formId) {
        return List.copyOf(forms.getOrDefault(formId, Map.of()).values());
    }

    public Optional<Form> form(String formId, String version) {
        return Optional.ofNullable(forms.getOrDefault(formId, Map.of()).get(version));
    }

    /** @return the newest version of a form */
    public Optional<Form> newest(String formId) {
        List<Form> all = versions(formId);
        return all.isEmpty() ? Optional.empty() : Optional.of(all.get(all.size() - 1));
    }

    public Ballot ballot() {
        return ballot;
    }

    /** @return what is expected of whom; empty where there is no plan */
    public List<PlanEntry> plan() {
        return plan;
    }

    /** @return the cross-checks, in the order of the mission's file */
    public List<Check> checks() {
        return checks;
    }

    /** @return the zone in which the place's clock runs: its own, else its area's, else the mission's */
    public ZoneId zoneOf(Place place) {
        return place.zone().orElseGet(() -> areas.zone(place.area()));
    }

    /**
     * The mission's card.
     *
     * @param zone holds where no area or place names its own
     * @param minimumReports below it, released figures are withheld and the desk greys the rate
     * @param reconstruction true for a replay of printed figures, which says so wherever it is shown
     * @param sample how the observed stations were chosen
     * @param turnout where a station's voters are counted, for a quick count
     * @param publicKey headquarters' RSA key as base64 SubjectPublicKeyInfo, to which phones encrypt notes and pictures
     */
    public record Card(
            String id,
            Labels titles,
            LocalDate electionDay,
            Observation observation,
            ZoneId zone,
            int minimumReports,
            PartnerFeed partnerFeed,
            boolean reconstruction,
            Sample sample,
            Optional<Turnout> turnout,
            Optional<String> publicKey) {}

    /** The integer question of a form that says how many voted. */
    public record Turnout(String form, String question) {}

    /** Full missions have rates; limited ones have counts and never a rate. */
    public enum Observation {
        FULL,
        LIMITED
    }

    /** What partners may read. */
    public enum PartnerFeed {
        OFF,
        LIVE,
        RELEASED
    }
}
