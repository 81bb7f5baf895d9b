package dev.runproof.product.oms.backup;

/** How a script reads a dump. */
final class DumpReading {
    /**
     * Defines
     *
     * <ul>
     *   <li>{@code or_end PROGRAM ARGUMENT…}: runs it and ends the shell when it fails: of a pipeline a shell tells the last
     *       status alone
     *   <li>{@code digest}: the SHA-256 of stdin as {@code sha256sum} prints it; OpenSSL's program, where it is there and knows
     *       the digest of nothing, needs an eighth of the time of a {@code sha256sum} that is built without it
     *   <li>{@code reduced}: stdin, a dump, without the texts of its rows, gzip in Base64. In lines of rows every row becomes
     *       {@code ()}: what remains has the same statements, tables and numbers of rows. A text that does not end stays
     *       but for its brackets, which end no row, and so does every other line
     *   <li>{@code outlined FILE}: what {@link DumpScripts#OUTLINE} prints of a file; digest and reduction read it at the same
     *       time, as both need a processor of their own
     * </ul>
     */
    static final String FUNCTIONS = """
            or_end() {
              "$@" || kill "$$" 2>/dev/null
            }
            nothing=e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855
            case $(openssl dgst -sha256 -r </dev/null 2>/dev/null) in
              "$nothing "*) digest() { or_end openssl dgst -sha256 -r | sed 's/ .*/  -/'; } ;;
              *) digest() { sha256sum; } ;;
            esac
            reduced() {
              or_end env LC_ALL=C awk -F "'" '
                /^\\(/ || /^(INSERT|REPLACE) [^\\047]* VALUES/ {
                  if (index($0, "\\\\")) gsub(/\\\\./, "")
                  printf "%s", $1
                  for (i = 3; i <= NF; i += 2) printf "%s", $i
                  if (NF % 2 == 0) gsub(/[()]/, "", $NF)
                  print NF % 2 ? "" : "\\047" $NF
                  next
                }
                { print }
              ' | or_end env LC_ALL=C sed -E "/^((INSERT|REPLACE) [^']* VALUES|\\\\()/s/\\([^()]*\\)/()/g" | or_end gzip -c | base64
            }
            outlined() {
              printf 'file %s\\n' "$1"
              if [ ! -e "$1" ]; then
                echo missing
                return
              fi
              size=$(wc -c <"$1") || return
              printf 'size %s\\n' "$((size))"
              digest <"$1" &
              text=$(reduced <"$1") && wait "$!" && printf '%s\\n' "$text"
            }
            """;

    private DumpReading() {}
}
