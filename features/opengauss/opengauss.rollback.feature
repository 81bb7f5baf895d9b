@procedure:opengauss @rollback
Feature: The way back from an upgrade of openGauss's cluster management
  The upgrade tool's own rollback does not work, and the document gives no other. Programs and settings of before the
  upgrade are put back on every node that was to change, after the way back was proved there.

  @added:opengauss-restore @step:OG-6 @step:OG-P1 @readonly
  Scenario: Work as the cluster user, alone
    Given the cluster user is logged in on every node
    And the environment of the cluster user is complete on every node
    And no other tool changes the cluster

  @added:opengauss-restore @step:OG-11 @readonly
  Scenario: Prove the way back
    Nothing is overwritten before every backup was read and compared with the programs of before the upgrade.

    Given every node to restore has the backup of the upgrade
    And every backup holds the programs of before the upgrade
    And cluster management would be started again on every node

  @added:opengauss-restore @step:OG-9 @mutating @irreversible
  Scenario: Put programs and settings back
    Given the operator confirms the way back
    When the programs of before the upgrade are put back
    And the settings of before the upgrade are put back

  @added:opengauss-restore @step:OG-9 @mutating
  Scenario: Start cluster management anew
    When cluster management is ended on every restored node
    Then cluster management runs again on every restored node

  @added:opengauss-restore @step:OG-10 @readonly
  Scenario: The cluster is back as it was
    Then the cluster is at least as available as before the upgrade
    And programs and settings of before the upgrade are there on every restored node
    And what the upgrade left behind is listed
