package io.modelregistry.browser;

import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives each test a {@link Browser} of its own, and fails it if the page complained in the console. */
final class BrowserExtension
        implements BeforeAllCallback, BeforeEachCallback, AfterTestExecutionCallback, ParameterResolver {

    private static final Namespace HERE = Namespace.create(BrowserExtension.class);

    private static Chromium chromium(ExtensionContext context) {
        return context.getRoot().getStore(HERE).computeIfAbsent("chromium", name -> Chromium.start(), Chromium.class);
    }

    /** Before registries are filled for nothing. */
    @Override
    public void beforeAll(ExtensionContext context) {
        var unused = chromium(context);
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        context.getStore(HERE).put("browser", Browser.fresh(chromium(context).driver()));
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Browser.class;
    }

    @Override
    public Browser resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getStore(HERE).get("browser", Browser.class);
    }

    @Override
    public void afterTestExecution(ExtensionContext context) {
        Browser browser = context.getStore(HERE).get("browser", Browser.class);
        if (context.getExecutionException().isPresent()) {
            browser.screenshot("failed/" + context.getRequiredTestClass().getSimpleName() + "-"
                    + context.getRequiredTestMethod().getName());
        }
        browser.requireNoComplaints();
        browser.leave();
    }
}
