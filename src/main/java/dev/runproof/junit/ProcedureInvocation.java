package dev.runproof.junit;

import java.util.List;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.BeforeTestExecutionCallback;
import org.junit.jupiter.api.extension.Extension;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestTemplateInvocationContext;

/** One call of the method: the run before it, the run as its parameter, the run's verdict behind it. */
final class ProcedureInvocation
        implements TestTemplateInvocationContext,
                BeforeTestExecutionCallback,
                ParameterResolver,
                AfterTestExecutionCallback {
    private static final Namespace NAMESPACE = Namespace.create(ProcedureInvocation.class);

    private final ProcedureTest order;

    ProcedureInvocation(ProcedureTest order) {
        this.order = order;
    }

    /** The command line that rehearses the same, without the program's name. */
    @Override
    public String getDisplayName(int index) {
        return new Rehearsal(order).told();
    }

    @Override
    public List<Extension> getAdditionalExtensions() {
        return List.of(this);
    }

    @Override
    public void beforeTestExecution(ExtensionContext context) {
        var project = ProjectDirectory.of(context::getConfigurationParameter);
        context.getStore(NAMESPACE).put(ProcedureRun.class, new Rehearsal(order).in(project));
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == ProcedureRun.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        ProcedureRun run = context.getStore(NAMESPACE).get(ProcedureRun.class, ProcedureRun.class);
        if (run == null) {
            throw new IllegalStateException("a ProcedureRun is a parameter of the test method itself: the run begins"
                    + " after constructors and methods that stand before each test");
        }
        return run;
    }

    /** What the method did not ask for is still no pass. */
    @Override
    public void afterTestExecution(ExtensionContext context) {
        ProcedureRun run = context.getStore(NAMESPACE).get(ProcedureRun.class, ProcedureRun.class);
        if (run != null && context.getExecutionException().isEmpty()) {
            run.failUnlessPassedOrJudged();
        }
    }
}
