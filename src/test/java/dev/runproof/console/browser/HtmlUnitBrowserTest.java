package dev.runproof.console.browser;

import dev.runproof.console.Consoles;

class HtmlUnitBrowserTest extends BrowserContract {
    @Override
    Consoles consoles() {
        return Browsers.htmlUnit();
    }

    @Override
    boolean draws() {
        return false;
    }
}
