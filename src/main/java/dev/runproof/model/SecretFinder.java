package dev.runproof.model;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Collection;

/**
 * An Aho-Corasick automaton over bytes: says after each byte how long the longest of its words is that ends there.
 *
 * <p>Immutable. Nodes keep their children as a linked list, and only the root a table, so that the many forms of a long
 * key stay small in memory; following a byte costs amortised constant time.
 */
final class SecretFinder {
    static final int ROOT = 0;
    static final SecretFinder EMPTY = new SecretFinder(java.util.List.of());

    private final int[] rootNext = new int[256];
    private int[] firstChild = new int[64];
    private int[] nextSibling = new int[64];
    private byte[] label = new byte[64];
    private int[] depth = new int[64];
    private int[] fallback = new int[64];
    private int[] longestEnding = new int[64];
    private int size = 1;

    SecretFinder(Collection<String> words) {
        words.forEach(word -> insert(word.getBytes(StandardCharsets.UTF_8)));
        link();
    }

    boolean empty() {
        return size == 1;
    }

    /** The node after this byte. */
    int next(int node, byte b) {
        int from = node;
        while (from != ROOT) {
            int child = child(from, b);
            if (child != ROOT) {
                return child;
            }
            from = fallback[from];
        }
        return rootNext[b & 0xff];
    }

    /** The first place at which a word may begin, or {@code to}: nearly all bytes of nearly all outputs are passed over. */
    int beginning(byte[] bytes, int from, int to) {
        int[] next = rootNext;
        int at = from;
        while (at < to && next[bytes[at] & 0xff] == ROOT) {
            at++;
        }
        return at;
    }

    /** How many of the last bytes may still become a word. */
    int depth(int node) {
        return depth[node];
    }

    /** Length of the longest word that ends at this node, 0 when none does. */
    int longestEnding(int node) {
        return longestEnding[node];
    }

    private int child(int node, byte b) {
        for (int child = firstChild[node]; child != ROOT; child = nextSibling[child]) {
            if (label[child] == b) {
                return child;
            }
        }
        return ROOT;
    }

    private void insert(byte[] word) {
        int node = ROOT;
        for (byte b : word) {
            int child = node == ROOT ? rootNext[b & 0xff] : child(node, b);
            if (child == ROOT) {
                child = grow();
                label[child] = b;
                depth[child] = depth[node] + 1;
                nextSibling[child] = firstChild[node];
                firstChild[node] = child;
                if (node == ROOT) {
                    rootNext[b & 0xff] = child;
                }
            }
            node = child;
        }
        longestEnding[node] = word.length;
    }

    private int grow() {
        if (size == label.length) {
            int larger = size * 2;
            firstChild = Arrays.copyOf(firstChild, larger);
            nextSibling = Arrays.copyOf(nextSibling, larger);
            label = Arrays.copyOf(label, larger);
            depth = Arrays.copyOf(depth, larger);
            fallback = Arrays.copyOf(fallback, larger);
            longestEnding = Arrays.copyOf(longestEnding, larger);
        }
        return size++;
    }

    /** Breadth first: a node's fallback is shorter than the node, so it is complete when it is needed. */
    private void link() {
        var queue = new ArrayDeque<Integer>();
        for (int child = firstChild[ROOT]; child != ROOT; child = nextSibling[child]) {
            queue.add(child);
        }
        while (!queue.isEmpty()) {
            int node = queue.remove();
            longestEnding[node] = Math.max(longestEnding[node], longestEnding[fallback[node]]);
            for (int child = firstChild[node]; child != ROOT; child = nextSibling[child]) {
                fallback[child] = next(fallback[node], label[child]);
                queue.add(child);
            }
        }
    }
}
