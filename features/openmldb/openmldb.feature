@procedure:openmldb
Feature: Rolling upgrade of an OpenMLDB cluster
  Nameservers, tablets, taskmanagers and apiservers are replaced one after the other, then the SDKs of the application. The
  document's order is kept; what it leaves open is decided so that no row is lost: writes are frozen and proved to be, each
  component is proved before the next one's turn comes, and nothing is judged by what a tool says of itself.

  @added:openmldb-survey @step:OM-S1 @readonly
  Scenario: Find what is to be upgraded
    Given every component runs where the environment says
    And the new release is on every host
    And the operation tool can be run

  @added:openmldb-survey @step:OM-S1 @step:OM-P1 @readonly
  Scenario: Survey the cluster
    The baseline of all later comparisons, and of the way back.

    Given the cluster is recorded as it is before the rolling upgrade
    Then the cluster is healthy
    And no operation is under way
    And the tablets are registered as the environment spells them
    And the decisions of the operator are known

  @doc:openmldb-upgrade/46b6add#upgrade @step:OM-P3 @step:OM-S2 @mutating @manual
  Scenario: Stop all writes
    Whoever moves a leader under writes may lose rows; the offsets of the leaders prove that nobody writes.

    Given the operator has stopped all writers
    When the frozen offsets of all leaders are recorded
    Then nobody writes
    And every follower has what its leader has

  @each:nameserver
  Rule: The nameservers that stand by come first

    @doc:openmldb-upgrade/46b6add#1-upgrade-nameserver @step:OM-1 @step:OM-S4 @mutating
    Scenario: Stop a standby nameserver
      When the nameserver is stopped if it stands by
      Then the nameserver is gone if it stands by

    @doc:openmldb-upgrade/46b6add#1-upgrade-nameserver @step:OM-2 @step:OM-3 @mutating
    Scenario: Exchange the programs of a standby nameserver
      When the programs of the nameserver are exchanged if it stands by
      Then the backup of the nameserver is complete if it stands by

    @doc:openmldb-upgrade/46b6add#1-upgrade-nameserver @step:OM-4 @step:OM-5 @mutating
    Scenario: Start a standby nameserver
      When the nameserver is started if it stands by
      Then the nameserver serves the new release if it stands by

  @each:nameserver
  Rule: The nameserver that leads comes last

    @doc:openmldb-upgrade/46b6add#1-upgrade-nameserver @step:OM-1 @step:OM-S4 @mutating
    Scenario: Stop the leading nameserver
      When the nameserver is stopped if it leads
      Then the nameserver is gone if it leads

    @doc:openmldb-upgrade/46b6add#1-upgrade-nameserver @step:OM-2 @step:OM-3 @mutating
    Scenario: Exchange the programs of the leading nameserver
      When the programs of the nameserver are exchanged if it leads
      Then the backup of the nameserver is complete if it leads

    @doc:openmldb-upgrade/46b6add#1-upgrade-nameserver @step:OM-4 @step:OM-5 @mutating
    Scenario: Start the leading nameserver
      When the nameserver is started if it leads
      Then the nameserver serves the new release if it leads

  @each:tablet
  Rule: One tablet after the other, each confirmed before the next

    @doc:openmldb-upgrade/46b6add#21-steps-of-upgrading-tablets @step:OM-6 @step:OM-P1 @step:OM-P2 @step:OM-S3 @step:OM-S6 @step:OM-15 @mutating
    Scenario: Move the leaders away from the tablet
      Given no other tablet is out of service
      When the leaders are moved away from the tablet
      Then the tablet leads nothing

    @doc:openmldb-upgrade/46b6add#21-steps-of-upgrading-tablets @step:OM-7 @step:OM-S4 @mutating
    Scenario: Stop the tablet
      When the tablet is stopped
      Then the tablet is gone

    @doc:openmldb-upgrade/46b6add#21-steps-of-upgrading-tablets @step:OM-8 @step:OM-9 @mutating
    Scenario: Exchange the programs of the tablet
      When the programs of the tablet are exchanged
      Then the backup of the tablet is complete

    @doc:openmldb-upgrade/46b6add#21-steps-of-upgrading-tablets @step:OM-10 @mutating
    Scenario: Start the tablet
      When the tablet is started
      Then the tablet serves the new release

    @doc:openmldb-upgrade/46b6add#21-steps-of-upgrading-tablets @step:OM-11 @step:OM-S3 @step:OM-S5 @mutating
    Scenario: Recover the data of the tablet
      Only where nothing recovers by itself; otherwise it is waited for.

      When the data of the tablet is recovered if nothing recovers by itself
      Then the tablet is really back

    @doc:openmldb-upgrade/46b6add#21-steps-of-upgrading-tablets @step:OM-12 @step:OM-P2 @step:OM-S3 @step:OM-S6 @mutating
    Scenario: Bring the leaders back to the tablet
      When the leaders are brought back to the tablet
      Then leaders and replicas are as before the upgrade

    @doc:openmldb-upgrade/46b6add#22-confirmation-of-upgrade-result @step:OM-13 @readonly
    Scenario: No operation failed
      Then no operation failed during the upgrade

    @doc:openmldb-upgrade/46b6add#22-confirmation-of-upgrade-result @step:OM-14 @readonly
    Scenario: All tables are in order
      Then all tables are in order

  Rule: After the last tablet

    @doc:openmldb-upgrade/46b6add#22-confirmation-of-upgrade-result @step:OM-15 @step:OM-16 @mutating @manual
    Scenario: Resume writes
      Until here the way back is proved; from here on it needs a decision of its own.

      Given every tablet runs the new release
      And the operator resumes writes
      Then rows arrive
      And no table disappeared or broke

  @each:taskmanager
  Rule: The taskmanagers

    @doc:openmldb-upgrade/46b6add#3-upgrade-taskmanager @step:OM-17 @step:OM-S4 @mutating
    Scenario: Stop the taskmanager
      Given no job of the taskmanager is unfinished
      When the taskmanager is stopped
      Then the taskmanager is gone

    @doc:openmldb-upgrade/46b6add#3-upgrade-taskmanager @step:OM-18 @step:OM-19 @mutating
    Scenario: Exchange the programs of the taskmanager
      When the programs of the taskmanager are exchanged
      Then the backup of the taskmanager is complete

    @doc:openmldb-upgrade/46b6add#3-upgrade-taskmanager @step:OM-20 @mutating
    Scenario: Start the taskmanager
      When the taskmanager is started
      Then the taskmanager serves the new release
      And no job was lost

  @each:apiserver
  Rule: The apiservers

    @doc:openmldb-upgrade/46b6add#4-upgrade-apiserver @step:OM-21 @mutating
    Scenario: Stop the apiserver
      When the apiserver is stopped
      Then the apiserver is gone

    @doc:openmldb-upgrade/46b6add#4-upgrade-apiserver @step:OM-22 @step:OM-23 @mutating
    Scenario: Exchange the programs of the apiserver
      When the programs of the apiserver are exchanged
      Then the backup of the apiserver is complete

    @doc:openmldb-upgrade/46b6add#4-upgrade-apiserver @step:OM-24 @mutating
    Scenario: Start the apiserver
      When the apiserver is started
      Then the apiserver serves the new release

  @each:application
  Rule: The SDKs of the application

    @doc:openmldb-upgrade/46b6add#upgrade-java-sdk @step:OM-25 @mutating
    Scenario: Upgrade the Java SDK
      When the version of the Java SDK is changed in the pom file
      Then the application resolves exactly the new Java SDK

    @doc:openmldb-upgrade/46b6add#upgrade-python-sdk @step:OM-26 @mutating
    Scenario: Upgrade the Python SDK
      When the new Python SDK is installed
      Then the interpreter of the application has the new Python SDK

  Rule: In the end

    @added:openmldb-survey @step:OM-S1 @step:OM-S3 @readonly
    Scenario: The upgraded cluster
      Then every component runs the new release
      And the cluster serves all tables as before
      And every acknowledged row is there

    @added:openmldb-survey @step:OM-25 @step:OM-26 @readonly
    Scenario: The upgraded application
      What was proved before is looked at once more: others work on the same hosts.

      Then the application resolves exactly the new Java SDK
      And the interpreter of the application has the new Python SDK
