package dev.runproof.lab.oms.console;

import dev.runproof.model.ProductVersion;

/** Help Center &gt; About OMS. */
final class AboutPage {
    static final String ADDRESS = "/help/about";

    private AboutPage() {}

    static String content(ProductVersion version) {
        return """
                <dl class="about"><dt>Product</dt><dd>OceanBase Migration Service, Community Edition</dd>
                <dt>Version</dt><dd>%s</dd></dl>
                """.formatted(Html.text(version.toString()));
    }
}
