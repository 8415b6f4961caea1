package org.pollwatch.headquarters.preview;

import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.pollwatch.contract.avro.AreaRates;
import org.pollwatch.contract.avro.IndicatorRate;
import org.pollwatch.contract.avro.Withheld;
import org.pollwatch.contract.mission.MissionDirectory;
import org.pollwatch.contract.mission.MissionSnapshot;
import org.pollwatch.headquarters.FoldedBook;
import org.pollwatch.headquarters.WrittenEntries;
import org.pollwatch.headquarters.access.OpenAccess;
import org.pollwatch.headquarters.audit.AuditTrail;
import org.pollwatch.headquarters.board.Boards;
import org.pollwatch.headquarters.http.HeadquartersServer;
import org.pollwatch.headquarters.mission.MissionDesk;
import org.pollwatch.headquarters.mission.Missions;
import org.pollwatch.headquarters.statement.FreezeDesk;
import org.pollwatch.mission.Area;
import org.pollwatch.mission.Form;
import org.pollwatch.mission.Indicator;
import org.pollwatch.mission.Mission;

/**
 * The page over made-up figures that move, without a broker: for work on the page. Figures do not add up over areas.
 *
 * <p>Arguments: a mission's directory, a port, the directory of the page's files.
 */
public final class PagePreview {
    private static final int FIRST_HOUR = 7;
    private static final int HOURS = 13;

    private final MissionSnapshot snapshot;
    private final Boards boards;
    private final PreviewReview review;
    private final Random random = new Random(7);
    private long offset;
    private int step;

    private PagePreview(MissionSnapshot snapshot) {
        this.snapshot = snapshot;
        this.boards = new Boards(snapshot.mission().id(), "preview");
        this.review = new PreviewReview(snapshot.mission(), boards);
    }

    public static void main(String[] arguments) throws InterruptedException {
        PagePreview preview =
                new PagePreview(MissionDirectory.load(Path.of(arguments[0])).snapshot());
        preview.move(400);
        preview.review.begin();
        PreviewReports reports = new PreviewReports(preview.snapshot.mission());
        MissionDesk desk =
                new MissionDesk(preview.boards, () -> Optional.of(preview.snapshot), Optional.of(reports.begin()));
        Optional<Path> page = arguments.length > 2 ? Optional.of(Path.of(arguments[2])) : Optional.empty();
        WrittenEntries entries = new WrittenEntries();
        HeadquartersServer server = new HeadquartersServer(
                new Missions(List.of(desk), List.of()),
                entries,
                new AuditTrail(entries, Clock.systemUTC()),
                new OpenAccess(),
                new FreezeDesk(new FoldedBook(), entries, Clock.systemUTC()),
                "127.0.0.1",
                Integer.parseInt(arguments[1]),
                page,
                Optional.empty());
        Vertx.vertx()
                .deployVerticle(server)
                .compose(deployed -> server.open())
                .toCompletionStage()
                .toCompletableFuture()
                .join();
        while (true) {
            Thread.sleep(200);
            preview.move(3);
            preview.review.move();
            entries.views().values().forEach(it -> it.ifPresent(preview.boards.views()::put));
            if (preview.step % 30 == 0) {
                reports.move();
            }
        }
    }

    private void move(int records) {
        Mission mission = snapshot.mission();
        List<Area> areas = List.copyOf(mission.areas().all());
        List<String> forms = mission.formIds();
        for (int i = 0; i < records; i++) {
            step++;
            Area area = areas.get(step % Math.min(areas.size(), 22));
            Form form = mission.newest(forms.get(random.nextInt(forms.size()))).orElseThrow();
            boards.rates().putDay(offset++, record(area, form, Optional.empty()));
            int hour = FIRST_HOUR + random.nextInt(HOURS);
            String local = String.format("%sT%02d", mission.card().electionDay(), hour);
            boards.rates().putHour(offset++, record(area, form, Optional.of(local)));
        }
        boards.announce();
    }

    private AreaRates record(Area area, Form form, Optional<String> hour) {
        long reports = (hour.isPresent() ? 5L : 40L) + step / 20 + random.nextInt(20);
        Instant asOf = snapshot.mission().card().electionDay().atTime(6, 0).toInstant(ZoneOffset.UTC);
        List<IndicatorRate> indicators = new ArrayList<>();
        for (Indicator indicator : form.indicators()) {
            indicators.add(figures(indicator, reports));
        }
        indicators.sort((a, b) -> a.getId().compareTo(b.getId()));
        return new AreaRates(
                area.id(),
                form.id(),
                hour.orElse(null),
                reports,
                reports,
                asOf.plusSeconds(step),
                false,
                indicators,
                List.of());
    }

    private IndicatorRate figures(Indicator indicator, long reports) {
        boolean number = indicator.kind() == Indicator.Kind.NUMBER;
        long flagged = number ? 0 : Math.floorMod(indicator.id().hashCode(), 17) * reports / 60;
        double share = (double) flagged / reports;
        Double rate = number ? null : share;
        Withheld withheld = reports < 10 ? Withheld.FEW_REPORTS : null;
        return new IndicatorRate(
                indicator.id(),
                flagged,
                reports,
                rate,
                number ? null : share * 0.8,
                number ? null : Math.min(1, share * 1.2 + 0.02),
                number ? null : withheld,
                flagged,
                reports,
                2L,
                0L,
                0L,
                1L,
                number ? Long.valueOf(reports) : null,
                number ? Long.valueOf(reports * 9) : null);
    }
}
