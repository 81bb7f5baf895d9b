/**
 * Rehearsals as tests of JUnit: a test method with {@link dev.runproof.junit.ProcedureTest} is a procedure carried out
 * in a lab, and facts of the finished run can be asserted.
 *
 * <p>The one package that users' code is written against, together with the values of {@code model} that it hands out. It
 * decides no verdict and changes no run; JUnit, and AssertJ for assertions, come with the user's project.
 */
@NullMarked
package dev.runproof.junit;

import org.jspecify.annotations.NullMarked;
