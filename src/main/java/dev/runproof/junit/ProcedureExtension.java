package dev.runproof.junit;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContextProvider;
import org.junit.platform.commons.support.AnnotationSupport;

/** Makes one invocation of the method for each {@link ProcedureTest} on it. */
final class ProcedureExtension implements TestTemplateInvocationContextProvider {
    @Override
    public boolean supportsTestTemplate(ExtensionContext context) {
        return !orders(context).isEmpty();
    }

    @Override
    public Stream<TestTemplateInvocationContext> provideTestTemplateInvocationContexts(ExtensionContext context) {
        return orders(context).stream().map(ProcedureInvocation::new);
    }

    private static List<ProcedureTest> orders(ExtensionContext context) {
        return AnnotationSupport.findRepeatableAnnotations(context.getTestMethod(), ProcedureTest.class);
    }
}
