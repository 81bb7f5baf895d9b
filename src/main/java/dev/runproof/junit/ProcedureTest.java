package dev.runproof.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.TestTemplate;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Rehearses a procedure, then calls the method, which may take the finished {@link ProcedureRun} as a parameter.
 *
 * <p>The test fails when the run does not pass, unless the method asks for the verdict itself: then the method decides.
 * Repeated, the method is called once for each. What stands before each test has been carried out when the run begins.
 */
@Documented
@Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
@Repeatable(ProcedureTests.class)
@TestTemplate
@ExtendWith(ProcedureExtension.class)
public @interface ProcedureTest {
    /** The procedure's name, such as {@code opengauss}, or the path of a feature file. */
    String procedure();

    /** The environment's name, or the path of its YAML file; by default {@code embedded-<procedure>}. */
    String environment() default "";

    /** Variables and settings of the lab in place of the environment's own: {@code lab.nodes=5}. */
    String[] set() default {};

    /** Whether a run that passed is taken back again, where its procedure has a way back. */
    boolean withRollback() default false;
}
