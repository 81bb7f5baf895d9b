package dev.runproof.console;

import dev.runproof.model.Secret;

/** Who logs on. */
public record ConsoleAccount(String user, Secret password) {}
