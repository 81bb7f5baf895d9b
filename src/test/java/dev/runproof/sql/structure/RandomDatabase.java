package dev.runproof.sql.structure;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Statements of a database with random tables and rows, and single changes of it. */
final class RandomDatabase {
    private static final List<String> TYPES = List.of(
            "int",
            "bigint unsigned",
            "varchar(40)",
            "varchar(20) character set latin1",
            "char(6) collate utf8mb4_unicode_ci",
            "text",
            "blob",
            "decimal(20,6)",
            "double",
            "datetime(3)",
            "date",
            "bit(7)",
            "binary(5)",
            "enum('a','b''c','ü')",
            "tinyint(1) not null default 1",
            "varchar(30) not null default 'it''s \\\\ 大'");

    /** Every one changes what {@code t0} is or holds; {@code c1} is a varchar(40), {@code c2} an int. */
    static final List<String> CHANGES = List.of(
            "alter table t0 add column extra int null",
            "alter table t0 drop column c3",
            "alter table t0 modify c1 varchar(41)",
            "alter table t0 modify c1 varchar(40) default ''",
            "alter table t0 modify c1 varchar(40) character set utf8mb4 collate utf8mb4_general_ci",
            "alter table t0 modify c2 int after id",
            "alter table t0 modify c2 int default 7",
            "alter table t0 rename column c2 to c02",
            "alter table t0 add index idx_new (c1)",
            "alter table t0 drop index idx_old",
            "alter table t0 drop index idx_old, add index idx_old (c1(4), c2)",
            "alter table t0 drop index idx_old, add unique index idx_old (c1(5), id)",
            "alter table t0 add constraint fk_new foreign key (c2) references t1 (id)",
            "alter table t0 add constraint chk_new check (id < 1000000)",
            "alter table t0 drop constraint chk_old, add constraint chk_old check (id > -2)",
            "alter table t0 engine = Aria",
            "alter table t0 default collate utf8mb4_general_ci",
            "create table t_new (id int primary key)",
            "create view v_new as select id from t1",
            "create trigger trg_new before insert on t1 for each row set new.c2 = 1",
            "create procedure p_new() select 1",
            "create function f_new(a int) returns int return a + 1",
            "create event e_new on schedule every 1 day do delete from t1",
            "rename table t0 to t_renamed",
            "insert into t0 (id) values (900000)",
            "delete from t0 where id = 1",
            "update t0 set c1 = concat(coalesce(c1, ''), 'x') where id = 2",
            "update t0 set c2 = null where id = 3",
            "alter database character set latin1",
            "alter database collate utf8mb4_general_ci");

    private final Random random;

    RandomDatabase(Random random) {
        this.random = random;
    }

    /** The database is there and chosen. */
    List<String> made() {
        var statements = new ArrayList<String>();
        for (int t = 3; t >= 0; t--) {
            var columns = new ArrayList<>(List.of("id int not null primary key", "c1 varchar(40)", "c2 int"));
            int more = 1 + random.nextInt(6);
            for (int c = 3; c < 3 + more; c++) {
                columns.add("c" + c + " " + TYPES.get(random.nextInt(TYPES.size())));
            }
            columns.add("key idx_old (c1(5))");
            columns.add("constraint chk_old check (id > -1)");
            // Not t0: a table that refers to others takes no engine that knows no references.
            if (t > 0 && t < 3 && random.nextBoolean()) {
                columns.add(
                        "constraint fk_%d foreign key (c2) references t%d (id) on delete set null".formatted(t, t + 1));
            }
            statements.add("create table t" + t + " (" + String.join(", ", columns) + ")");
            int rows = 3 + random.nextInt(5);
            for (int id = 1; id <= rows; id++) {
                statements.add("insert into t%d (id, c1, c2) values (%d, %s, %d)"
                        .formatted(t, id, random.nextInt(4) == 0 ? "null" : "'" + text() + "'", 1 + random.nextInt(3)));
            }
        }
        return statements;
    }

    private String text() {
        var pieces = List.of("a", "''", "\\\\", "\\n", "\uD83D\uDC18", "大", "\\\"", "%", "-- ", "é", "`", " ");
        var text = new StringBuilder();
        for (int i = random.nextInt(12); i > 0; i--) {
            text.append(pieces.get(random.nextInt(pieces.size())));
        }
        return text.toString();
    }
}
