/** The whole program as its users have it: runner and lab in processes of their own. */
@NullMarked
package dev.runproof.acceptance;

import org.jspecify.annotations.NullMarked;
