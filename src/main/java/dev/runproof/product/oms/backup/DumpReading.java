package dev.runproof.product.oms.backup;

/** How a script reads a dump. */
final class DumpReading {
    /**
     * Defines
     *
     * <ul>
     *   <li>{@code digest}: the SHA-256 of stdin as {@code sha256sum} prints it; OpenSSL's program, where it is there and knows
     *       the digest of nothing, needs an eighth of the time of a {@code sha256sum} that is built without it
     *   <li>{@code reduced}: stdin, a dump, without the texts of its rows, gzip in Base64. In lines of rows every row becomes
     *       {@code ()}: what remains has the same statements, tables and numbers of rows. A text that does not end stays, and
     *       so does every other line
     * </ul>
     */
    static final String FUNCTIONS = """
            nothing=e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855
            case $(openssl dgst -sha256 -r </dev/null 2>/dev/null) in
              "$nothing "*) digest() { openssl dgst -sha256 -r | sed 's/ .*/  -/'; } ;;
              *) digest() { sha256sum; } ;;
            esac
            reduced() {
              LC_ALL=C awk -F "'" '
                /^\\(/ || /^(INSERT|REPLACE) [^\\047]* VALUES/ {
                  if (index($0, "\\\\")) gsub(/\\\\./, "")
                  printf "%s", $1
                  for (i = 3; i <= NF; i += 2) printf "%s", $i
                  print NF % 2 ? "" : "\\047" $NF
                  next
                }
                { print }
              ' | LC_ALL=C sed -E "/^((INSERT|REPLACE) [^']* VALUES|\\\\()/s/\\([^()]*\\)/()/g" | gzip -c | base64
            }
            """;

    private DumpReading() {}
}
