package dev.runproof.lab.host;

import dev.runproof.lab.Simulation.Account;
import java.util.List;
import java.util.Optional;

/** The accounts of every host of a lab: root, and the cluster user; real hosts have more, procedures use these. */
public record Accounts(Account clusterUser) {
    public static final Account ROOT = new Account("root", "root");

    private static final int CLUSTER_ID = 1001;

    public Accounts {
        if (clusterUser.user().equals(ROOT.user())) {
            throw new IllegalArgumentException("the cluster user is an account of its own, not root");
        }
    }

    public List<Account> all() {
        return List.of(ROOT, clusterUser);
    }

    public Optional<Account> find(String user) {
        return all().stream().filter(account -> account.user().equals(user)).findFirst();
    }

    public Optional<Account> withId(String id) {
        return all().stream()
                .filter(account -> Integer.toString(userId(account)).equals(id))
                .findFirst();
    }

    public boolean knows(String user) {
        return find(user).isPresent();
    }

    public static int userId(Account account) {
        return account.equals(ROOT) ? 0 : CLUSTER_ID;
    }

    /** The id of a user or group by name, for what prints numbers; a name of no account has the id of nobody. */
    public int idOf(String name) {
        if (name.equals(ROOT.user())) {
            return 0;
        }
        return name.equals(clusterUser.user()) || name.equals(clusterUser.group()) ? CLUSTER_ID : 65534;
    }

    /** Where the account's home lies on a real host. */
    public static String home(String user) {
        return user.equals(ROOT.user()) ? "/root" : "/home/" + user;
    }
}
