@procedure:oms-3.3.0 @rollback
Feature: The way back from the upgrade of OMS Community Edition to 3.3.0
  How far the upgrade has come decides. Until the metadata may have been initialised nothing is dropped and nothing is restored:
  the databases still belong to the old version. From then on every database comes out of the backup, after it was proved anew.

  @doc:oms-3.3.0-upgrade/61d2053#upgrade-procedure @step:OMS330-R0 @readonly
  Scenario: Find which way leads back
    Given it is found out how far the upgrade has come
    And the backup is sound where it is needed

  @doc:oms-3.3.0-upgrade/61d2053#upgrade-procedure @step:OMS330-R0 @mutating @manual
  Scenario: Confirm the way back
    Given the operator confirms the way back of OMS

  @doc:oms-3.3.0-upgrade/61d2053#upgrade-procedure @step:OMS330-R1 @mutating
  Scenario: Stop the new version
    When the new containers are stopped on every node
    Then nothing of the new version runs

  @doc:oms-3.3.0-upgrade/61d2053#upgrade-procedure @step:OMS330-R2 @mutating
  Scenario: Restore the databases
    One database after the other; a failure stops at once and tells which are restored, empty, partial and untouched.

    When every database is restored where it was migrated
    Then the databases are as the old version left them

  @doc:oms-3.3.0-upgrade/61d2053#upgrade-procedure @step:OMS330-R3 @mutating
  Scenario: Start the old version
    When the configuration of every node is put back
    And the new containers are removed or kept down
    And the old container is started on every node
    Then the old version runs on every node as before

  @added:oms-3.3.0-proof-of-the-way-back @step:OMS330-R4 @readonly
  Scenario: Verify the old version
    Then every node of the old version is healthy
    And every node of the old version is online
    And the console of the old version shows every server as Online
    And the projects of the old version are those of before

  @doc:oms-3.3.0-upgrade/61d2053#upgrade-procedure @step:OMS330-R4 @mutating
  Scenario: List the components that need a person
    Until all run, a later attempt lets Stores go back to the first stop.

    Then the components are compared with those of before
    And the old version alone runs on every node
