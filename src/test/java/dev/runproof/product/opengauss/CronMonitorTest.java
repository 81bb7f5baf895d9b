package dev.runproof.product.opengauss;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which crontabs keep om_monitor alive. */
class CronMonitorTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "*/1 * * * * /data/app/bin/om_monitor -L /data/log",
                "* * * * * om_monitor",
                "MAILTO=\"\"\n\n*/1 * * * * source /etc/profile;(if [ -f ~/.profile ];then source ~/.profile;fi);"
                        + "source ~/.bashrc;source /home/omm/env;nohup /data/app/bin/om_monitor -L /d >>/dev/null 2>&1 &",
                "* * * * * . ~/env && GAUSSLOG=/data/log exec \"/data/app/bin/om_monitor\" -L x",
                "* * * * * pgrep -x om_monitor || /data/app/bin/om_monitor",
                "* * * * * bash -lc '. ~/env; /data/app/bin/om_monitor -L /data/log'"
            })
    void start_it_every_minute(String crontab) {
        assertThat(CronMonitor.startsEveryMinute(crontab)).isTrue();
        assertThat(CronMonitor.mentions(crontab)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0 3 1 1 * test -x /data/app/bin/om_monitor_report && /data/app/bin/om_monitor_report",
                "0 3 1 1 * /data/app/bin/om_monitor",
                "@reboot /data/app/bin/om_monitor",
                "*/5 * * * * /data/app/bin/om_monitor",
                "* * * * 1 /data/app/bin/om_monitor",
                "* * * * * test -x /data/app/bin/om_monitor",
                "* * * * * pkill om_monitor",
                "* * * * * echo 'x; om_monitor'",
                "* * * * * true # ; om_monitor",
                "* * * * * cat %; om_monitor",
                "* * * * * /data/app/bin/om_monitor.sh"
            })
    void name_it_and_do_not_start_it_every_minute(String crontab) {
        assertThat(CronMonitor.startsEveryMinute(crontab)).isFalse();
        assertThat(CronMonitor.mentions(crontab)).containsExactly(crontab);
    }

    @Test
    void say_nothing_in_a_comment() {
        assertThat(CronMonitor.startsEveryMinute("# * * * * * om_monitor\n")).isFalse();
        assertThat(CronMonitor.mentions("# * * * * * om_monitor\n")).isEmpty();
    }
}
