package dev.runproof.lab.oms.console;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** The image code of the logon: digits in a picture, which a program is not meant to read. */
final class Captcha {
    private Captcha() {}

    static String field(String code) {
        return """
                <label>Verification Code<span class="code"><input type="text" name="code" maxlength="4">\
                <img alt="Verification code" width="96" height="36" src="data:image/svg+xml;base64,%s"></span></label>
                """.formatted(Base64.getEncoder().encodeToString(picture(code).getBytes(StandardCharsets.UTF_8)));
    }

    private static String picture(String code) {
        var digits = new StringBuilder();
        for (int i = 0; i < code.length(); i++) {
            int x = 10 + 21 * i;
            digits.append("<text x='%d' y='%d' transform='rotate(%d %d 20)'>%c</text>"
                    .formatted(x, 26 + 3 * (i % 2), 18 - 12 * i, x, code.charAt(i)));
        }
        return """
                <svg xmlns='http://www.w3.org/2000/svg' width='96' height='36' font-family='serif' font-size='24'>\
                <rect width='96' height='36' fill='#eef2f8'/><path d='M0 25 Q24 5 48 20 T96 12' stroke='#8aa' fill='none'/>\
                %s</svg>""".formatted(digits);
    }
}
