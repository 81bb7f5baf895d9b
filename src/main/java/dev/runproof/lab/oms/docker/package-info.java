/**
 * The Docker engine of each host: a real one that the host's own {@code docker} asks, or a simulated one and the {@code docker} command in front of it: images from real archives, containers
 * with a real directory as their file system and a real process as their first, texts and exit statuses of Docker 20.10.
 *
 * <p>It knows nothing of what the containers are for: the image says what runs in them.
 */
@NullMarked
package dev.runproof.lab.oms.docker;

import org.jspecify.annotations.NullMarked;
