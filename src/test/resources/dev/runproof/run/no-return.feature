@procedure:no-return
Feature: A made-up procedure with a point of no return

  @added:demo @step:D-1 @readonly
  Scenario: Before
    Given demo: db-1 says yes to ready

  @added:demo @step:D-2 @mutating @irreversible
  Scenario: Drop
    When demo: the old data is dropped
