package org.pollwatch.gateway.http;

import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;
import io.vertx.json.schema.Validator;
import io.vertx.openapi.contract.Location;
import io.vertx.openapi.contract.OpenAPIContract;
import io.vertx.openapi.contract.Operation;
import io.vertx.openapi.contract.Parameter;
import java.util.ArrayList;
import java.util.List;
import org.pollwatch.gateway.intake.FieldFault;

/** Checks the query of one operation against the document's schemas, here and now on the event loop. */
final class QueryParameters implements Handler<RoutingContext> {
    private final List<Rule> rules;

    private record Rule(String name, boolean required, String expected, Validator validator) {}

    QueryParameters(OpenAPIContract contract, Operation operation) {
        this.rules = operation.getParameters().stream()
                .filter(it -> it.getIn() == Location.QUERY)
                .map(it -> rule(contract, it))
                .toList();
    }

    private static Rule rule(OpenAPIContract contract, Parameter parameter) {
        String expected = parameter.getSchema().get("description", "one value, as the OpenAPI document has it");
        return new Rule(
                parameter.getName(),
                parameter.isRequired(),
                expected,
                contract.getSchemaRepository().validator(parameter.getSchema()));
    }

    @Override
    public void handle(RoutingContext context) {
        if (!rules.isEmpty()) {
            List<FieldFault> faults = new ArrayList<>();
            rules.forEach(rule -> check(rule, context.queryParam(rule.name()), faults));
            if (!faults.isEmpty()) {
                throw Problem.of(Problem.Kind.MALFORMED, faults).raised();
            }
        }
        context.next();
    }

    private static void check(Rule rule, List<String> values, List<FieldFault> faults) {
        if (values.isEmpty() && rule.required()) {
            faults.add(new FieldFault(rule.name(), "MISSING", rule.expected()));
        } else if (values.size() > 1 || !values.stream().allMatch(value -> fits(rule, value))) {
            faults.add(new FieldFault(rule.name(), "WRONG_TYPE", rule.expected()));
        }
    }

    private static boolean fits(Rule rule, String value) {
        return Boolean.TRUE.equals(rule.validator().validate(value).getValid());
    }
}
