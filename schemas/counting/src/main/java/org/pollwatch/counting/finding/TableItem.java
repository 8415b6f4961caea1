package org.pollwatch.counting.finding;

import java.util.ArrayList;
import java.util.List;
import org.pollwatch.counting.ProtocolRow;

/**
 * One figure of a station in the commission's table, beside what the station had.
 *
 * @param name a contestant, or one of {@link ProtocolRow#TOTALS}
 * @param station as counted at the station; as brought, where nobody reported the count
 * @param brought on the protocol that came to the commission; the same as {@code station} where that is not known
 * @param commission as entered
 */
record TableItem(String name, long station, long brought, long commission) {

    boolean differs() {
        return station != commission || brought != commission;
    }

    boolean isTotal() {
        return ProtocolRow.TOTALS.contains(name);
    }

    List<Compared> compared() {
        List<Compared> all = new ArrayList<>();
        all.add(Compared.number(name, "station", station));
        if (brought != station) {
            all.add(Compared.number(name, "brought", brought));
        }
        all.add(Compared.number(name, "commission", commission));
        return all;
    }

    String expectation() {
        return station != commission
                ? name + " " + station + ", not " + commission
                : name + " " + station + ", not " + brought + " as brought";
    }
}
