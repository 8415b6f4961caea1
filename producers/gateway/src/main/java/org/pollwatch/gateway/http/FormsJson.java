package org.pollwatch.gateway.http;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Locale;
import org.pollwatch.mission.Ballot;
import org.pollwatch.mission.Condition;
import org.pollwatch.mission.Contest;
import org.pollwatch.mission.Contestant;
import org.pollwatch.mission.Form;
import org.pollwatch.mission.Labels;
import org.pollwatch.mission.Mission;
import org.pollwatch.mission.Question;
import org.pollwatch.mission.QuestionType;

/** The forms and the ballot of a mission as a phone needs them: what is asked, not what is counted. */
final class FormsJson {
    private FormsJson() {}

    /** @return the newest version of every form, in UTF-8 */
    static byte[] write(Mission mission) {
        JsonArray forms = new JsonArray();
        mission.formIds().forEach(id -> mission.newest(id).map(FormsJson::form).ifPresent(forms::add));
        JsonArray contests = new JsonArray();
        mission.ballot().contests().forEach(contest -> contests.add(contest(contest, mission.ballot())));
        JsonObject json = new JsonObject()
                .put("mission", mission.id())
                .put("revision", mission.revision())
                .put("titles", labels(mission.card().titles()))
                .put("electionDay", mission.card().electionDay().toString())
                .put("timeZone", mission.card().zone().getId())
                .put("contests", contests)
                .put("forms", forms);
        mission.card().publicKey().ifPresent(key -> json.put("publicKey", key));
        return json.encode().getBytes(StandardCharsets.UTF_8);
    }

    private static JsonObject contest(Contest contest, Ballot ballot) {
        JsonArray contestants = new JsonArray();
        ballot.contestants(contest.id()).forEach(contestant -> contestants.add(contestant(contestant)));
        return new JsonObject()
                .put("id", contest.id())
                .put("title", labels(contest.title()))
                .put("contestants", contestants);
    }

    private static JsonObject contestant(Contestant contestant) {
        JsonObject json = new JsonObject().put("id", contestant.id());
        contestant.area().ifPresent(area -> json.put("area", area));
        return json.put("names", labels(contestant.name()));
    }

    private static JsonObject form(Form form) {
        JsonArray questions = new JsonArray();
        form.questions().forEach(question -> questions.add(question(question)));
        return new JsonObject()
                .put("id", form.id())
                .put("version", form.version())
                .put("phase", form.phase().word())
                .put("about", word(form.subject()))
                .put("title", labels(form.title()))
                .put("questions", questions);
    }

    private static JsonObject question(Question question) {
        JsonObject json = new JsonObject()
                .put("id", question.id())
                .put("type", word(question.type()))
                .put("label", labels(question.label()));
        if (!question.answers().isEmpty()) {
            json.put("answers", array(question.answers()));
        }
        if (!question.options().isEmpty()) {
            JsonArray options = new JsonArray();
            question.options()
                    .forEach(option ->
                            options.add(new JsonObject().put("id", option.id()).put("label", labels(option.label()))));
            json.put("options", options);
        }
        if (question.type() == QuestionType.INTEGER) {
            json.put("min", question.min()).put("max", question.max()).put("reading", word(question.reading()));
        }
        question.contest().ifPresent(contest -> json.put("contest", contest));
        question.by().ifPresent(by -> json.put("by", by.question()));
        question.askIf().ifPresent(condition -> json.put("askIf", condition(condition)));
        return json;
    }

    /** In the words of a form's file. */
    private static JsonObject condition(Condition condition) {
        if (condition instanceof Condition.AnswerIs is) {
            return new JsonObject().put("question", is.question()).put("is", sorted(is.answers()));
        }
        if (condition instanceof Condition.MoreThan more) {
            return new JsonObject().put("question", more.question()).put("moreThan", more.number());
        }
        if (condition instanceof Condition.PlaceIs place) {
            return new JsonObject().put("place", place.attribute()).put("is", sorted(place.values()));
        }
        JsonArray all = new JsonArray();
        ((Condition.All) condition).conditions().forEach(it -> all.add(condition(it)));
        return new JsonObject().put("all", all);
    }

    static JsonObject labels(Labels labels) {
        return new JsonObject().put("en", labels.en()).put("ru", labels.ru()).put("kk", labels.kk());
    }

    static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    private static JsonArray sorted(Collection<String> words) {
        return array(words.stream().sorted().toList());
    }

    private static JsonArray array(Collection<String> words) {
        JsonArray array = new JsonArray();
        words.forEach(array::add);
        return array;
    }
}
