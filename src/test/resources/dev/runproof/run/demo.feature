@procedure:demo
Feature: A made-up procedure

  @added:demo @step:D-1 @readonly
  Scenario: Before
    Given demo: db-1 says yes to ready
    Then demo: db-1 still says yes to ready

  @added:demo @step:D-2 @mutating
  Scenario: Stop writes
    When demo: writes are stopped
    Then demo: db-1 still says off to writes

  @added:demo @step:D-3 @readonly
  Scenario: After
    Then demo: db-1 still says yes to ready
