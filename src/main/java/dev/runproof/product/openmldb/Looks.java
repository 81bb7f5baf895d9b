package dev.runproof.product.openmldb;

import dev.runproof.model.Answer;
import dev.runproof.model.Command;
import dev.runproof.model.FactKey;
import dev.runproof.model.Facts;
import dev.runproof.model.Move;
import dev.runproof.model.Only;
import dev.runproof.model.OutputFormatException;
import dev.runproof.model.Poll;
import dev.runproof.model.Reading;
import dev.runproof.parse.OpenmldbNameservers;
import dev.runproof.parse.OpenmldbSetting;
import dev.runproof.parse.OpenmldbTablets;
import dev.runproof.product.generic.WholeOutput;
import dev.runproof.product.openmldb.state.Client;
import dev.runproof.product.openmldb.state.Holdings;
import dev.runproof.product.openmldb.state.Offsets;
import dev.runproof.product.openmldb.state.Ops;
import dev.runproof.product.openmldb.state.Placement;
import dev.runproof.product.openmldb.state.Tables;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * The questions to the cluster, each repeated until there is an answer that is understood.
 *
 * <p>While the leading nameserver changes, every question fails for some seconds, and a list of databases is empty without
 * any error: nothing is concluded from a single answer of that kind.
 */
final class Looks {
    static final String FAILOVER = "auto_failover";

    private static final Duration PACE = Duration.ofSeconds(2);
    private static final Duration CHANGE_OF_LEADER = Duration.ofMinutes(2);
    /** An operation copies a partition at worst; the products' own tool waits for ever. */
    private static final Duration OPERATIONS = Duration.ofMinutes(30);

    private final Site site;
    private final Client client;

    Looks(Site site) {
        this.site = site;
        this.client = site.client();
    }

    Move nameservers(String moment) {
        return answered(
                "an answer about the nameservers",
                client.nameserver("showns"),
                Known.nameservers(moment),
                answer -> OpenmldbNameservers.parse(WholeOutput.of("openmldb showns", answer)));
    }

    Move tablets(String moment) {
        return answered(
                "an answer about the tablets", client.nameserver("showtablet"), Known.tablets(moment), Looks::tablets);
    }

    static OpenmldbTablets tablets(Answer answer) {
        return OpenmldbTablets.parse(WholeOutput.of("openmldb showtablet", answer));
    }

    Move databases(String moment) {
        return answered(
                "the list of databases", client.nameserver("showdb"), Known.databases(moment), DatabaseNames::read);
    }

    Move autoFailover(String moment) {
        return answered(
                "the value of auto_failover",
                client.nameserver("confget " + FAILOVER),
                Known.autoFailover(moment),
                Looks::failover);
    }

    private static String failover(Answer answer) {
        String value = OpenmldbSetting.parse(WholeOutput.of("openmldb confget", answer))
                .value(FAILOVER)
                .orElse("");
        if (!value.equals("true") && !value.equals("false")) {
            throw OutputFormatException.atLine(
                    "openmldb confget", 1, value, "expected one row of auto_failover with true or false");
        }
        return value;
    }

    Move placement(String moment) {
        return answered(
                "an answer about the replicas",
                client.replicasOf(Looks::databaseNames),
                Known.placement(moment),
                Placement::read);
    }

    Move holdings(String moment) {
        return answered(
                "what the tablets hold",
                client.partitionsOn(site.tabletEndpoints()),
                Known.holdings(moment),
                Holdings::read);
    }

    Move tables(String moment) {
        return answered("the status of all tables", client.tableStatus(), Known.tables(moment), Tables::read);
    }

    Move ops(String moment) {
        return answered(
                "the list of operations", client.operationsOf(Looks::databaseNames), Known.ops(moment), Ops::read);
    }

    /** Waits until nothing is under way in any database. */
    Move noOperations(String moment) {
        return until(
                "no operation is under way",
                client.operationsOf(Looks::databaseNames),
                Known.ops(moment),
                Ops::read,
                ops -> ops.unfinished().isEmpty(),
                OPERATIONS);
    }

    /** Leaders, replicas and offsets, by the nameserver and by the tablets. */
    List<Move> replicas(String moment) {
        return List.of(placement(moment), holdings(moment));
    }

    /**
     * The same for whoever compares the leaders' offsets: a failover takes some seconds, and so does a tablet that starts. One
     * that does not tell its offset then is left to the judgement.
     *
     * @param enough whether nothing is to be waited for; pure
     */
    List<Move> offsets(String moment, BiPredicate<Offsets, Facts> enough) {
        // First until whoever answers leads, then a whole look anew: the offsets are older than the change of leader.
        String waited = moment + ": another leader";
        var again = List.of(
                judgedLate(
                        "the leaders are tablets that answer",
                        client.replicasOf(Looks::databaseNames),
                        Known.placement(waited),
                        Placement::read,
                        (placement, facts) ->
                                enough.test(Offsets.of(placement, facts.get(Known.holdings(moment))), facts)),
                placement(moment),
                judgedLate(
                        "each leader tells its offset",
                        client.partitionsOn(site.tabletEndpoints()),
                        Known.holdings(moment),
                        Holdings::read,
                        (holdings, facts) ->
                                enough.test(Offsets.of(facts.get(Known.placement(moment)), holdings), facts)));
        var moves = new ArrayList<Move>(replicas(moment));
        moves.addAll(Only.all(
                "a leader does not tell its offset",
                facts -> facts.knows(Known.placement(waited)) || !enough.test(Watch.offsets(facts, moment), facts),
                again));
        return moves;
    }

    private <T> Move judgedLate(
            String awaited, Command command, FactKey<T> key, Reading<T> reading, BiPredicate<T, Facts> good) {
        return new Poll<>(
                awaited,
                site.operation(),
                command,
                key,
                reading,
                good,
                1,
                PACE,
                PACE,
                CHANGE_OF_LEADER,
                Poll.Late.IS_JUDGED);
    }

    /** All that a verdict on the cluster rests on. */
    List<Move> everything(String moment) {
        var moves = new ArrayList<Move>(replicas(moment));
        moves.add(ops(moment));
        moves.add(tables(moment));
        moves.add(autoFailover(moment));
        return moves;
    }

    /** Lets a time pass between two looks, by seeing that auto_failover has the same value at both ends of it. */
    Move staysForAWhile(String moment, Duration apart) {
        return new Poll<>(
                "auto_failover stays as it is for " + apart.toSeconds() + " s",
                site.operation(),
                client.nameserver("confget " + FAILOVER),
                Known.autoFailover(moment),
                Looks::failover,
                (String value) -> true,
                2,
                PACE,
                apart,
                CHANGE_OF_LEADER);
    }

    /** Asks until there is an answer that is understood. */
    <T> Move answered(String awaited, Command command, FactKey<T> key, Reading<T> reading) {
        return until(awaited, command, key, reading, value -> true, CHANGE_OF_LEADER);
    }

    <T> Move until(
            String awaited, Command command, FactKey<T> key, Reading<T> reading, Predicate<T> good, Duration limit) {
        return new Poll<>(awaited, site.operation(), command, key, reading, good, 1, PACE, PACE, limit);
    }

    /** The databases of the baseline, hidden ones too: they are what is asked about ever after. */
    static List<String> databaseNames(Facts facts) {
        return facts.get(Known.databases(Known.BEFORE)).withHidden();
    }

    /** A word of a command that is one fact. */
    static Function<Facts, String> word(FactKey<String> key) {
        return facts -> facts.get(key);
    }
}
