package org.pollwatch.mission;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A questionnaire for one phase, in one version. */
public final class Form {
    private final String id;
    private final String version;
    private final Phase phase;
    private final FormSubject subject;
    private final Labels title;
    private final Map<String, Question> questions;
    private final List<Indicator> indicators;

    /** @param questions in the order in which they are asked, with unique ids */
    public Form(String id, String version, Phase phase, FormSubject subject, Labels title, List<Question> questions) {
        this.id = id;
        this.version = version;
        this.phase = phase;
        this.subject = subject;
        this.title = title;
        Map<String, Question> byId = new LinkedHashMap<>();
        questions.forEach(question -> byId.put(question.id(), question));
        this.questions = java.util.Collections.unmodifiableMap(byId);
        this.indicators =
                questions.stream().flatMap(it -> it.indicators().stream()).toList();
    }

    public String id() {
        return id;
    }

    public String version() {
        return version;
    }

    public Phase phase() {
        return phase;
    }

    public FormSubject subject() {
        return subject;
    }

    public Labels title() {
        return title;
    }

    public List<Question> questions() {
        return List.copyOf(questions.values());
    }

    public Optional<Question> question(String questionId) {
        return Optional.ofNullable(questions.get(questionId));
    }

    /** @return all indicators, in the order of the questions */
    public List<Indicator> indicators() {
        return indicators;
    }
}
