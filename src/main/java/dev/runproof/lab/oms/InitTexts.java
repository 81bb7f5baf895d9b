package dev.runproof.lab.oms;

import java.util.List;

/** The headers of {@code docker_init.sh}. */
final class InitTexts {
    private static final String RULE = "-".repeat(195) + "\n";
    private static final List<String> CHINESE = List.of(
            "【步骤一】校验 config.yaml 配置文件",
            "【步骤二】创建 OMS 元信息库",
            "【步骤三】创建 OMS 各组件的配置文件",
            "【步骤四】重启 OMS 所有组件 (大约需要两分钟，请耐心等待)",
            "【步骤五】初始化 OMS 资源标签和资源组");
    private static final List<String> ENGLISH = List.of(
            "[Step 1] Verify the config.yaml configuration file.",
            "[Step 2] Create the OMS MetaDB.",
            "[Step 3] Create the configuration files for OMS components.",
            "[Step 4] Restart all OMS components. This step takes about two minutes to complete.",
            "[Step 5] Initialize OMS resource tags and resource groups.");
    private static final List<String> COMMANDS = List.of(
            "python -m omsflow.scripts.units.oms_cluster_config --check /home/admin/conf/config.yaml",
            "python -m omsflow.scripts.units.oms_init_manager --init-db",
            "python -m omsflow.scripts.units.oms_init_manager --init-config-file",
            "supervisorctl restart nginx oms_console oms_drc_cm oms_drc_supervisor sshd",
            "python -m omsflow.scripts.units.oms_cluster_manager add_resource");

    private final boolean english;

    InitTexts(boolean english) {
        this.english = english;
    }

    /** A header and the command below it. */
    String step(int number) {
        return header((english ? ENGLISH : CHINESE).get(number - 1)) + COMMANDS.get(number - 1) + "\n";
    }

    String completed() {
        return header(english ? "[Completed] All initialization steps are executed." : "【结束】全部初始化步骤执行成功");
    }

    private static String header(String title) {
        return RULE + "# " + title + "\n" + RULE;
    }
}
