package dev.runproof.product.oms.components;

import dev.runproof.model.Facts;
import dev.runproof.model.HostName;
import dev.runproof.model.ProductVersion;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Where the components of an installation are read, and what the rest of the upgrade knows of it.
 *
 * @param source the version that is upgraded, or any other of the document's
 * @param target the version of the document
 * @param oldConsole a console of the old version
 * @param newConsole a console of the new version; the same one where its address stays
 * @param database the MetaDB
 * @param rm the database rm: a name, or one that is pending
 * @param speed how many times faster than the wall clock the hosts' time runs
 * @param operatorsFile where an operator may write down what no console tells, on the controller
 * @param haBefore the text of {@code ha.config} before the upgrade; empty where there is none
 * @param haNow the same after it was switched on again, or after a rollback
 * @param haFollows whether HA is switched on again by this upgrade, after a rollback: whether it is on
 * @param initialised the end of the last initialisation
 * @param haIsOn T2
 * @param isBack when the old version was started again by a rollback
 */
public record Sources(
        ProductVersion source,
        ProductVersion target,
        HostName oldConsole,
        HostName newConsole,
        HostName database,
        Object rm,
        double speed,
        Optional<Path> operatorsFile,
        Function<Facts, Optional<String>> haBefore,
        Function<Facts, Optional<String>> haNow,
        Predicate<Facts> haFollows,
        Function<Facts, Moment> initialised,
        Function<Facts, Moment> haIsOn,
        Function<Facts, Moment> isBack) {}
