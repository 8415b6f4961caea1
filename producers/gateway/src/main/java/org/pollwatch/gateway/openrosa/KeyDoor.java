package org.pollwatch.gateway.openrosa;

import io.vertx.ext.web.RoutingContext;
import java.util.Optional;
import org.pollwatch.gateway.http.Door;

/** The door for those whose token is in the path. */
final class KeyDoor {
    private static final int NOT_UNDERSTOOD = 400;

    private final Door door;
    private final int largest;

    /** @param largest bytes of one submission with its envelope */
    KeyDoor(Door door, int largest) {
        this.door = door;
        this.largest = largest;
    }

    /** Sets what every answer has, also one that fails. */
    void greet(RoutingContext context) {
        Answer.head(context.response(), largest);
        context.next();
    }

    void admit(RoutingContext context) {
        door.admit(context, Optional.ofNullable(context.pathParam("token")));
        String version = context.request().getHeader(Answer.VERSION);
        // Browsers and simple clients name none.
        if (version != null && !version.strip().equals(Answer.SPOKEN)) {
            throw new Refused(NOT_UNDERSTOOD, Phrase.OTHER_PROTOCOL);
        }
        context.next();
    }
}
