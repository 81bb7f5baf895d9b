package dev.runproof.lab.opengauss;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** When the lab's cron starts a daemon. */
class CrontabTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "*/1 * * * * . ~/gauss_env_file; nohup /opt/app/bin/om_monitor -L /log >>/dev/null 2>&1 &\n",
                "* * * * * /opt/app/bin/om_monitor\n",
                "* * * * * . ~/env && A=b nohup om_monitor\n"
            })
    void starts_what_a_line_runs_every_minute(String crontab) {
        assertThat(Crontab.starts(crontab, Daemon.OM_MONITOR)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "# * * * * * om_monitor\n",
                "0 3 1 1 * test -x /opt/app/bin/om_monitor_report && /opt/app/bin/om_monitor_report\n",
                "@reboot /opt/app/bin/om_monitor\n",
                "* * * * * test -x /opt/app/bin/om_monitor\n",
                "* * * * * /opt/app/bin/om_monitor_report\n"
            })
    void starts_nothing_by_a_line_that_only_names_it(String crontab) {
        assertThat(Crontab.starts(crontab, Daemon.OM_MONITOR)).isFalse();
    }
}
