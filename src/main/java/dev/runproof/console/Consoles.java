package dev.runproof.console;

/** Opens sessions with consoles. */
public interface Consoles {
    /**
     * Logs on.
     *
     * @throws ConsoleNotDriven when that was not possible, with the reason; nothing is left open then
     */
    ConsoleSession open(ConsoleTarget target, ConsoleAccount account);
}
